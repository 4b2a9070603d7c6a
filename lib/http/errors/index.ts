export { ConnectionError } from './ConnectionError';
export { RateLimitError } from './RateLimitError';
export { callName, RequestError } from './RequestError';
export { StatusError } from './StatusError';
export { TokenError } from './TokenError';
