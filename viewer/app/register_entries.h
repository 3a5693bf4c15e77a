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

/// Enters what the window makes of a plan in its register, on a thread of its own: another program may hold the file for a while. One after the other, each of them;
/// but lists and maps that are exported, which their dialog enters as part of its work, before it closes.
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
    /// `told`: as `layers::enterOutputs`, on the GUI thread, unless `context` is gone. The log gets it in any case.
    void enter(Output output, QObject* context, std::function<void(const geo::Warnings&)> told);

    bool isPending() const { return pending_ > 0; }

   signals:
    /// None is pending any more. `troubles`: what could not be entered since the last time.
    void settled(const saban::geo::Warnings& troubles);

   private:
    void work(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::function<void()>> waiting_;
    int pending_ = 0;
    geo::Warnings troubles_;
    std::jthread thread_;  ///< last: it ends before what it reads
};

}  // namespace saban::app
