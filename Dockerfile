# The clinic as a container. PostgreSQL comes by DATABASE_URL (compose.yaml), or is the clinic's own in /data.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/api/package.json packages/api/
COPY packages/cli/package.json packages/cli/
COPY packages/domain/package.json packages/domain/
COPY packages/knowledge/package.json packages/knowledge/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
RUN npm ci
COPY . .
RUN node node_modules/vite/bin/vite.js build packages/web

FROM node:24-slim
ENV NODE_ENV=production \
    STIPPLE_HOST=0.0.0.0 \
    STIPPLE_PORT=7246 \
    STIPPLE_DATA=/data
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7246
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7246/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "packages/server/src/main.ts"]
