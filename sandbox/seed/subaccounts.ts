/** One part of a subaccount number, with the values it may have: the first one stands where a line names none. */
interface Segment {
	segmentId: number;
	segmentDescription: string;
	values: Array<[value: string, description: string]>;
}

export const SEGMENTS: Segment[] = [
	{
		segmentId: 1,
		segmentDescription: 'Avdelning',
		values: [
			['00', 'Ingen'],
			['10', 'Abonnemang'],
			['20', 'Tjänster'],
			['30', 'Partner'],
		],
	},
	{
		segmentId: 2,
		segmentDescription: 'Marknad',
		values: [
			['00', 'Ingen'],
			['SE', 'Sverige'],
			['NO', 'Norge'],
			['DK', 'Danmark'],
			['FI', 'Finland'],
		],
	},
	{
		segmentId: 3,
		segmentDescription: 'Produkt',
		values: [
			['0', 'Ingen'],
			['3', 'Plattform'],
			['7', 'Analys'],
		],
	},
];

const choices = ({ segmentId, segmentDescription, values }: Segment) =>
	values.map(([segmentValue, segmentValueDescription]) => ({
		segmentId,
		segmentDescription,
		segmentValue,
		segmentValueDescription,
	}));

type SegmentChoice = ReturnType<typeof choices>[number];

/** Every combination of one value for each segment. */
function combinations(segments: Segment[]): SegmentChoice[][] {
	const [first, ...rest] = segments;
	if (!first) return [[]];
	return choices(first).flatMap((choice) => combinations(rest).map((others) => [choice, ...others]));
}

/** Every subaccount that the segments allow; its number is their values, `10-NO-7`. */
export const SUBACCOUNTS = combinations(SEGMENTS).map((segments, index) => ({
	subaccountNumber: segments.map(({ segmentValue }) => segmentValue).join('-'),
	subaccountId: 300 + index,
	description: segments.map(({ segmentValueDescription }) => segmentValueDescription).join(', '),
	lastModifiedDateTime: '2024-01-02T07:30:00.000',
	active: !segments.some(({ segmentValue }) => segmentValue === '30'),
	segments,
	timeStamp: Buffer.from(`sub${String(index).padStart(5, '0')}`).toString('base64'),
}));

export type Subaccount = (typeof SUBACCOUNTS)[number];
