import { describeBars } from "../../../support/feed/bars";

describeBars("both");
