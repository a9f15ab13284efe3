/** Why ZooKeeper refuses the path, or undefined if it is good. Rules of ZooKeeper's PathUtils.validatePath. */
export function pathFault(path: string): string | undefined {
  if (path === '') return 'the path is empty';
  if (path[0] !== '/') return 'the path does not start with /';
  if (path.length === 1) return undefined;
  if (path.endsWith('/')) return 'the path ends with /';
  for (const segment of path.slice(1).split('/')) {
    if (segment === '') return 'the path has an empty name in it';
    if (segment === '.' || segment === '..') return 'the path has a relative name in it';
  }
  for (let i = 1; i < path.length; i++) {
    if (isIllegal(path.charCodeAt(i))) return `the path has an illegal character at ${i}`;
  }
  return undefined;
}

function isIllegal(unit: number): boolean {
  // The Java class looks at UTF-16 units one by one, so all surrogates are refused with the private use area.
  if (unit <= 0x1f || (unit >= 0x7f && unit <= 0x9f)) return true;
  return (unit >= 0xd800 && unit <= 0xf8ff) || unit >= 0xfff0;
}

/** The parent of a good path other than `/`. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joinPath(parent: string, name: string): string {
  return parent === '/' ? `/${name}` : `${parent}/${name}`;
}
