import type { Reporter } from 'vitest/node';

/** Tells each failure when it happens: a long run that is ended before its end has no summary. */
const failuresAtOnce: Reporter = {
  onTestCaseResult(test) {
    const { state, errors } = test.result();
    if (state !== 'failed') return;
    for (const { stack, message } of errors)
      console.error(`FAILED ${test.module.relativeModuleId} > ${test.fullName}\n${stack ?? message}\n`);
  },
};

/** For vitest's `reporters`. */
export const REPORTERS: ('default' | Reporter)[] =
  process.env.LONG === undefined ? ['default'] : ['default', failuresAtOnce];
