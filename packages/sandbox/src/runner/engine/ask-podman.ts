import type Docker from 'dockerode';

/** Asks Podman over its own interface, for what Docker's does not have. */
export function askPodman(docker: Docker, method: string, path: string): Promise<unknown> {
  const statusCodes = { 200: true, 204: true };
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      { path: `/v4.0.0${path}`, method, options: {}, statusCodes },
      (error, answer) => {
        if (error) reject(error);
        else resolve(answer);
      },
    );
  });
}
