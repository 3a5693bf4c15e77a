#include "viewer/scenes/encoder_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <thread>

#include "geo/core/text.h"

extern char** environ;

namespace saban::viewer {

namespace {

constexpr int kPollMs = 50;
constexpr std::size_t kMostWords = 4000;

/// A write to a program that is gone is told by its result, and ends nobody.
class SignalGuard {
   public:
    SignalGuard() {
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, &before_);
    }
    ~SignalGuard() {
        // One that waits is taken off before it may come.
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        const timespec atOnce{0, 0};
        while (sigtimedwait(&pipe, nullptr, &atOnce) > 0) {}
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

   private:
    sigset_t before_{};
};

}  // namespace

struct FedProcess::State {
    pid_t pid = -1;
    int input = -1, errors = -1;
    std::thread listener;
    mutable std::mutex mutex;
    std::string words;

    void closeInput() {
        if (input >= 0) close(input);
        input = -1;
    }
    void listen() {
        char buffer[1024];
        for (;;) {
            const ssize_t count = read(errors, buffer, sizeof buffer);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return;
            const std::lock_guard lock(mutex);
            words.append(buffer, static_cast<std::size_t>(count));
            if (words.size() > kMostWords) words.erase(0, words.size() - kMostWords);
        }
    }
    void end() {
        closeInput();
        if (pid > 0) {
            kill(pid, SIGKILL);
            while (waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {}
            pid = -1;
        }
        if (listener.joinable()) listener.join();
        if (errors >= 0) close(errors);
        errors = -1;
    }
};

FedProcess::FedProcess(std::unique_ptr<State> state) : state_(std::move(state)) {}
FedProcess::~FedProcess() { state_->end(); }

geo::Result<std::unique_ptr<FedProcess>> FedProcess::start(const std::vector<std::string>& words) {
    const auto failWith = [&](int why) {
        if (why == ENOENT)
            return geo::fail(geo::ErrorCode::NotFound,
                             text(SABAN_TR("viewer", "cannot make a video: the program '{0}' is not there. Install it (apt-get install ffmpeg), or put it where $PATH leads."), words.front()));
        return geo::fail(geo::ErrorCode::Unsupported, text(SABAN_TR("viewer", "cannot start the program '{0}': {1}"), words.front(), std::strerror(why)));
    };
    int in[2], err[2];
    if (pipe2(in, O_CLOEXEC) != 0) return failWith(errno);
    if (pipe2(err, O_CLOEXEC) != 0) {
        const int why = errno;
        close(in[0]);
        close(in[1]);
        return failWith(why);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, plain;
    sigemptyset(&none);
    sigemptyset(&plain);
    sigaddset(&plain, SIGPIPE);
    sigaddset(&plain, SIGINT);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &plain);
    posix_spawnattr_setpgroup(&attributes, 0);  // Ctrl-C of the terminal is for this program
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t pid = -1;
    const int problem = posix_spawnp(&pid, arguments.front(), &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(in[0]);
    close(err[1]);
    if (problem != 0) {
        close(in[1]);
        close(err[0]);
        return failWith(problem);
    }
    auto state = std::make_unique<State>();
    state->pid = pid;
    state->input = in[1];
    state->errors = err[0];
    fcntl(state->input, F_SETFL, O_NONBLOCK);
    fcntl(state->input, F_SETPIPE_SZ, 1 << 20);  // fewer turns; left as it is where that is not allowed
    state->listener = std::thread([listening = state.get()] { listening->listen(); });
    return std::unique_ptr<FedProcess>(new FedProcess(std::move(state)));
}

bool FedProcess::feed(std::span<const unsigned char> bytes, const std::stop_token& stop) {
    const SignalGuard guard;
    while (!bytes.empty()) {
        if (stop.stop_requested() || state_->input < 0) return false;
        const ssize_t count = write(state_->input, bytes.data(), bytes.size());
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            pollfd room{.fd = state_->input, .events = POLLOUT, .revents = 0};
            poll(&room, 1, kPollMs);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

int FedProcess::finish(const std::stop_token& stop) {
    state_->closeInput();
    int status = 0;
    for (;;) {
        const pid_t ended = waitpid(state_->pid, &status, WNOHANG);
        if (ended == state_->pid) break;
        if (ended < 0 && errno != EINTR) return -1;
        if (stop.stop_requested()) {
            state_->end();
            return -1;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    state_->pid = -1;
    state_->end();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string FedProcess::lastWords() const {
    std::string words;
    {
        const std::lock_guard lock(state_->mutex);
        words = state_->words;
    }
    std::string line;
    for (const char letter : words) line += letter == '\n' || letter == '\r' ? ' ' : letter;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    constexpr std::size_t kMostShown = 400;
    if (line.size() > kMostShown) line = "…" + line.substr(line.size() - kMostShown);
    return line;
}

geo::Result<ProcessOutcome> runProcess(const std::vector<std::string>& words, const std::stop_token& stop) {
    auto process = FedProcess::start(words);
    if (!process) return tl::unexpected(process.error());
    const int status = (*process)->finish(stop);
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "stopped before the video was whole")));
    return ProcessOutcome{.status = status, .words = (*process)->lastWords()};
}

}  // namespace saban::viewer
