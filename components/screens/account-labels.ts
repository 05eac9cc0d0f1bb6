import { createContext } from "react";

/** The labels of a screen's accounts, for what the server's page puts into the screen: the words of a link. */
export const AccountLabels = createContext<ReadonlyMap<string, string>>(new Map());
