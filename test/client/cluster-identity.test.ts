import { expect, test } from 'vitest';
import { ClusterIdentity } from '../../client/cluster-identity.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a cluster that was made anew in the same place is the client’s from then on', async () => {
  const cluster = new ClusterIdentity(async () => 'new', false);
  cluster.id = 'old';
  cluster.readAgain();
  expect(cluster.id).toBe('old');
  await settle();
  expect(cluster.id).toBe('new');
});

test('servers are asked without a name for theirs; what they can not say leaves things as they were', async () => {
  const seen: (string | undefined)[] = [];
  const cluster: ClusterIdentity = new ClusterIdentity(async () => {
    seen.push(cluster.id);
    throw new Error('nobody is there');
  }, true);
  cluster.id = 'own';
  cluster.readAgain();
  cluster.readAgain();
  await settle();
  expect([seen, cluster.id]).toEqual([[undefined], 'own']);
});
