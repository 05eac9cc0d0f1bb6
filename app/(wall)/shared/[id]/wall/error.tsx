"use client";

import { WallBroken } from "@/components/screens/wall/wall-broken";

/** Something of ours broke while the wall was drawn: it says so, and loads itself anew. */
export default WallBroken;
