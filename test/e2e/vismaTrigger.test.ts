import { vismaTriggerSuite } from './support/vismaTrigger';

vismaTriggerSuite({});
