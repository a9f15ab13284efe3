/** A task of task-runner.test.ts that asks before it answers. */
export default async function askingTask(
  input: { questions: readonly string[] },
  ask: (question: unknown) => Promise<unknown>,
): Promise<unknown[]> {
  return Promise.all(input.questions.map((question) => ask(question)));
}
