import type { FastifyInstance } from 'fastify';

import { breakAnswers, breakRequests } from '../server/breakRequests';
import { controlRoutes } from '../server/controlRoutes';
import { createHttpServer } from '../server/http';
import { recordAnswers, recordRequests } from '../server/recordRequests';
import { sleep } from '../server/sleep';
import { StandIn } from '../server/standIn';
import { VismaCompany } from './company';
import { vismaControlRoutes } from './controlRoutes';
import { businessError } from './errors';
import { accountRoutes } from './resources/account';
import { backgroundRoutes, takeToBackground } from './resources/background';
import { branchRoutes } from './resources/branch';
import { creditTermRoutes } from './resources/creditTerm';
import { currencyRoutes } from './resources/currency';
import { customerRoutes } from './resources/customer';
import { customerDocumentRoutes } from './resources/customerDocument';
import { customerPaymentRoutes } from './resources/customerPayment';
import { financialPeriodRoutes } from './resources/financialPeriod';
import { generalLedgerTransactionRoutes } from './resources/generalLedgerTransaction';
import { journalTransactionRoutes } from './resources/journalTransaction';
import { ledgerRoutes } from './resources/ledger';
import { organizationRoutes } from './resources/organization';
import { paymentMethodRoutes } from './resources/paymentMethod';
import { subaccountRoutes } from './resources/subaccount';
import { vatCategoryRoutes } from './resources/vatCategory';
import type { VismaSettings } from './settings';
import { authenticate, limitRate } from './steps';
import { tokenRoute } from './tokenRoute';

const RESOURCES = [
	accountRoutes,
	backgroundRoutes,
	branchRoutes,
	creditTermRoutes,
	currencyRoutes,
	customerDocumentRoutes,
	customerPaymentRoutes,
	customerRoutes,
	financialPeriodRoutes,
	generalLedgerTransactionRoutes,
	journalTransactionRoutes,
	ledgerRoutes,
	paymentMethodRoutes,
	subaccountRoutes,
	vatCategoryRoutes,
];

function apiRoutes(api: FastifyInstance, standIn: StandIn<VismaSettings>, company: VismaCompany): void {
	limitRate(api, standIn, company);
	authenticate(api, company);
	api.addHook('preValidation', async () => await sleep(company.settings.latencyMs));
	organizationRoutes(api);
	for (const routes of RESOURCES) routes(api, company);
}

/** A running company: what it holds, what it logs and breaks, and the server before it. */
export interface VismaServer {
	app: FastifyInstance;
	standIn: StandIn<VismaSettings>;
	company: VismaCompany;
}

/** A server that behaves like Visma Connect's token endpoint and Visma.net ERP's API, on one host. */
export function createVismaServer(): VismaServer {
	const company = new VismaCompany();
	const standIn = new StandIn<VismaSettings>(company);
	const app = createHttpServer();
	app.register(
		async (control) => {
			controlRoutes(control, standIn);
			vismaControlRoutes(control, company);
		},
		{ prefix: '/_sandbox' },
	);
	app.register(async (outside) => {
		recordRequests(outside, standIn);
		breakRequests(outside, standIn);
		takeToBackground(outside, company);
		breakAnswers(outside, standIn);
		recordAnswers(outside, standIn);
		outside.setNotFoundHandler(async () => {
			throw businessError(404, 'The resource was not found.');
		});
		tokenRoute(outside, company);
		await outside.register(async (api) => apiRoutes(api, standIn, company));
	});
	return { app, standIn, company };
}
