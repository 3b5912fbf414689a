/** Version of pprof-gate, written into captures and reports. A test holds it equal to package.json. */
export const toolVersion = '0.1.0';
