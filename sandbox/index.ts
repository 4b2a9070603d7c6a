export * from './control';
export * from './identities';
export { startSandbox, type Sandbox, type SandboxOptions, type ServerOptions } from './start';
