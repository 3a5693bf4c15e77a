#pragma once

#include <QObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "geo/core/error.h"

namespace saban::app {

/// Enters what the window makes of a plan in its register, on a thread of its own: another program may hold the file for a while. One after the other, each of them.
/// Thread safety: GUI thread. Destruction waits until all are entered.
class RegisterEntries : public QObject {
    Q_OBJECT

   public:
    /// The one of the program, as long as its application lives.
    static RegisterEntries& ofProgram();

    explicit RegisterEntries(QObject* parent = nullptr);
    ~RegisterEntries() override;

    /// A finished file, and the marking that it bears. Without a plan's file there is nothing to enter.
    struct Output {
        std::string planPath, marking, what, file;
    };
    /// `told`: as `layers::enterOutputs`, on the GUI thread, unless `context` is gone.
    void enter(Output output, QObject* context, std::function<void(const geo::Warnings&)> told);

    bool isPending() const { return pending_ > 0; }

   signals:
    /// None is pending any more. `areAllIn`: nothing since the last time could not be entered.
    void settled(bool areAllIn);

   private:
    void work(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::function<void()>> waiting_;
    int pending_ = 0;
    bool areAllIn_ = true;
    std::jthread thread_;  ///< last: it ends before what it reads
};

}  // namespace saban::app
