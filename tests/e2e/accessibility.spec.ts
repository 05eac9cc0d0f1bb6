import { OFTEN, testStates } from "../support/e2e/state-looks";

testStates(OFTEN);
