import { pb } from '../proto/index.ts';
import { changed } from './column-family-descriptor.ts';
import { checkNamespaceName } from './table-name.ts';

/** A namespace's name and settings. As bytes: the bare message, without magic. Immutable. */
export class NamespaceDescriptor {
  readonly name: string;
  readonly configuration: ReadonlyMap<string, string>;

  constructor(name: string, configuration: Iterable<readonly [string, string]> = []) {
    checkNamespaceName(name);
    this.name = name;
    this.configuration = new Map(configuration);
  }

  static fromProto(message: pb.NamespaceDescriptor.$Properties): NamespaceDescriptor {
    return new NamespaceDescriptor(
      Buffer.from(message.name).toString(),
      (message.configuration ?? []).map(({ name, value }) => [name, value] as const),
    );
  }
  toProto(): pb.NamespaceDescriptor.$Properties {
    return {
      name: Buffer.from(this.name),
      configuration: [...this.configuration].map(([name, value]) => ({ name, value })),
    };
  }
  static fromBytes(bytes: Uint8Array): NamespaceDescriptor {
    return NamespaceDescriptor.fromProto(pb.NamespaceDescriptor.decode(bytes));
  }
  toBytes(): Buffer {
    return Buffer.from(pb.NamespaceDescriptor.encode(this.toProto()).finish());
  }
  with(name: string, value: string | undefined): NamespaceDescriptor {
    return new NamespaceDescriptor(this.name, changed(this.configuration, name, value));
  }
}
