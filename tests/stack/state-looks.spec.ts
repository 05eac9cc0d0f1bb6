import { SELDOM, testStates } from "../support/e2e/state-looks";

testStates(SELDOM);
