// Run the audit of GraphQL over HTTP against API_URL; print each point with its outcome.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.env.API_URL });
const rows = results.map(({ id, name, status, reason }) => ({ id, name, status, reason }));
process.stdout.write(JSON.stringify(rows));
