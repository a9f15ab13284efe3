// The messages of the REST gateway's application/x-protobuf bodies.
export { org } from './generated.js';
