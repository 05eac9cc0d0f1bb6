/** For whom words are made when it is not the operator: someone who came by a link. */
export interface Viewer {
  /** Whether accounts are hidden: then there is nowhere to send anything. */
  hidesAccounts: boolean;
  /** Whether some jobs alone are shown: then nothing is known of slots. */
  jobsOnly: boolean;
}
