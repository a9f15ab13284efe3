import { hbaseError } from '../../base/errors.ts';
import { NamespaceDescriptor } from '../../model/namespace-descriptor.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { NamespaceProcedure } from './namespace-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';

const STATE = {
  PREPARE: 1,
  DELETE_FROM_NS_TABLE: 2,
  REMOVE_FROM_ZK: 3,
  DELETE_DIRECTORIES: 4,
  REMOVE_NAMESPACE_QUOTA: 5,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export class DeleteNamespaceProcedure extends NamespaceProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.DeleteNamespaceProcedure';
  override readonly className = DeleteNamespaceProcedure.className;
  #name!: string;
  #before: NamespaceDescriptor | undefined;

  static of(user: string, name: string): DeleteNamespaceProcedure {
    const procedure = new DeleteNamespaceProcedure();
    procedure.owner = user;
    procedure.#name = name;
    return procedure;
  }
  override get namespace(): string {
    return this.#name;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PREPARE:
        this.#check(env);
        this.preparationDone();
        return { next: STATE.DELETE_FROM_NS_TABLE };
      case STATE.DELETE_FROM_NS_TABLE:
        await env.namespaces.delete(this.#name);
        return { next: STATE.REMOVE_FROM_ZK };
      case STATE.REMOVE_FROM_ZK:
        await env.namespaces.unmirror(this.#name);
        return { next: STATE.DELETE_DIRECTORIES };
      case STATE.DELETE_DIRECTORIES:
        await env.fileSystem.deleteNamespace(this.#name);
        return { next: STATE.REMOVE_NAMESPACE_QUOTA };
      case STATE.REMOVE_NAMESPACE_QUOTA:
        return NO_MORE_STATE;
    }
  }

  #check(env: MasterServices): void {
    this.#before = env.namespaces.check(this.#name);
    if (this.#name === 'default' || this.#name === 'hbase')
      throw hbaseError('ConstraintException', `Reserved namespace ${this.#name} cannot be removed.`);
    const tables = env.tableStates.tables().filter((table) => table.namespace === this.#name).length;
    if (tables > 0)
      throw hbaseError(
        'ConstraintException',
        `Only empty namespaces can be removed. Namespace ${this.#name} has ${tables} tables`,
      );
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('DeleteNamespaceStateData', pb.DeleteNamespaceStateData, {
        namespace_name: this.#name,
        namespace_descriptor: this.#before?.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('DeleteNamespaceStateData', pb.DeleteNamespaceStateData);
    this.#name = data.namespace_name;
    const before = data.namespace_descriptor;
    this.#before = before == null ? undefined : NamespaceDescriptor.fromProto(before);
  }
}
