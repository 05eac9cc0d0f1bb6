// The lazy chunk of what menus hold.
export { AccountChoices } from "./account-choices";
export { KindChoices } from "./kind-choices";
