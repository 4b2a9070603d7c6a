/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/** The sandbox in a process of its own, so that its memory and its processor time are not counted as the node's. */
import { startSandbox } from '../../sandbox';

startSandbox({ seed: 'empty' }).then(
	({ visma, chargebee }) => process.send?.({ visma, chargebee }),
	(error: Error) => process.send?.({ failed: error.message }),
);
