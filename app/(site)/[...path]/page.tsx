import { notFound } from "next/navigation";

/**
 * Every address that is no other's. With more than one root layout Next has no layout to put its own "not found" page in; asked from
 * here, it is the site's, made for each request, with a nonce like every other.
 */
export default function UnknownPage() {
  notFound();
}
