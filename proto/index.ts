// The protobuf messages of HBase 2.6.1, a static module made from *.proto by `npm run proto`.
// `pb.Get` is both the class (pb.Get.encode, pb.Get.decode) and the type.
export { pb } from './generated.js';
