#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <stop_token>
#include <thread>

#include "geo/core/progress.h"

namespace saban::app {

/// Work on a thread of its own, whose result comes back on the GUI thread. New work takes the place of the one before it, which is
/// stopped and whose result never comes.
/// Thread safety: GUI thread. Destruction stops and waits for the workers.
class BackgroundTask : public QObject {
    Q_OBJECT

   public:
    /// What is to be done with a result, on the GUI thread.
    using Delivery = std::function<void()>;
    using Work = std::function<Delivery(const std::stop_token& stop, const geo::Progress& progress)>;

    explicit BackgroundTask(QObject* parent = nullptr);
    ~BackgroundTask() override;

    void start(Work work);
    /// Stops the work; its result never comes.
    void cancel();
    bool isRunning() const { return isRunning_; }
    /// Of the present work, 0 to 1.
    double fraction() const;

   signals:
    /// Running or not is another.
    void runningChanged();

   private:
    struct Job {
        std::atomic<bool> isDone{false};
        std::atomic<double> fraction{0.0};
        std::jthread thread;  ///< last: it ends before what it writes to
    };

    std::list<Job> jobs_;
    unsigned latest_ = 0;
    bool isRunning_ = false;
};

}  // namespace saban::app
