/** A table bound to a variable by `t = get_table 't'`. */
export class TableReference {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
