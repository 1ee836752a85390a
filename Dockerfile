# c8-backup-mock in a container, as docker/compose.yaml runs it:
#
#   docker build --tag c8-backup-mock .
#
# The runtime image is any that has Node 20.19 or newer. It needs no shell, so a distroless one will do:
#
#   docker build --build-arg RUNTIME_IMAGE=<a distroless Node image> --tag c8-backup-mock .

ARG NODE_IMAGE=node:24-bookworm-slim
ARG RUNTIME_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
# All that .dockerignore lets through.
COPY . .
# A package without fixtures is as good, but COPY below wants the folder.
RUN npm run build && npm prune --omit=dev && mkdir -p fixtures

FROM ${RUNTIME_IMAGE}
# Where the official images keep node, and, last, where distroless ones do.
ENV PATH=/usr/local/bin:/usr/bin:/bin:/nodejs/bin
ENV NODE_ENV=production
# Published ports reach no loopback, and the names of the cluster need the doors of the cluster.
ENV C8_BACKUP_MOCK_HOST=0.0.0.0
ENV C8_BACKUP_MOCK_LAYOUT=hosts
# Whoever reaches the control door can do anything, so it stays inside the container until both this address
# and a C8_BACKUP_MOCK_CONTROL_TOKEN are given.
ENV C8_BACKUP_MOCK_CONTROL_HOST=127.0.0.1
WORKDIR /app
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/fixtures ./fixtures
COPY --from=build /build/dist ./dist
# A number, so that Kubernetes can tell that it is not root.
USER 10001:10001
EXPOSE 9600 8092 9200 9680
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "dist/cli/main.js", "health"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["serve"]
