import type { Kysely, Migration } from "kysely";

/** Who may see it: sessions, one-time links, shares, the record of who did what, and names given in the browser. */
export const accessTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("setting")
      .addColumn("name", "text", (column) => column.primaryKey().notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("session")
      .addColumn("token_hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("password_mark", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("ends_at", "bigint", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("sign_in_link")
      .addColumn("token_hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("ends_at", "bigint", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("share")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("token_hash", "text", (column) => column.notNull().unique())
      .addColumn("label", "text", (column) => column.notNull())
      .addColumn("target", "text", (column) => column.notNull())
      .addColumn("query", "text", (column) => column.notNull())
      .addColumn("hide_accounts", "integer", (column) => column.notNull())
      .addColumn("hide_references", "integer", (column) => column.notNull())
      .addColumn("hash_key", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("ends_at", "bigint")
      .addColumn("paused_at", "bigint")
      .addColumn("revoked_at", "bigint")
      .addColumn("last_used_at", "bigint")
      .addColumn("opened", "integer", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("share_account")
      .addColumn("share_id", "text", (column) => column.notNull().references("share.id").onDelete("cascade"))
      .addColumn("account_id", "text", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("share_account_pkey", ["share_id", "account_id"])
      .addUniqueConstraint("share_account_number", ["share_id", "number"])
      .execute();

    await db.schema
      .createTable("audit")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("what", "text", (column) => column.notNull())
      .addColumn("label", "text")
      .addColumn("client", "text")
      .execute();
    await db.schema.createIndex("audit_at").on("audit").columns(["at", "id"]).execute();

    await db.schema
      .createTable("account_name")
      .addColumn("account_id", "text", (column) => column.primaryKey().notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("changed_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
