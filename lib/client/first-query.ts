import { createContext } from "react";

/** The query the page was asked with, "" or "?…": on the server, and for hydration, there is no address to read. */
export const FirstQuery = createContext("");
