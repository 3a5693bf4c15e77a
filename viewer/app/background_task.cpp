#include "viewer/app/background_task.h"

#include <QMetaObject>
#include <utility>

namespace saban::app {

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask() {
    for (Job& job : jobs_) job.thread.request_stop();
}

void BackgroundTask::start(Work work) {
    for (Job& job : jobs_) job.thread.request_stop();
    jobs_.remove_if([](const Job& job) { return job.isDone.load(); });
    const unsigned number = ++latest_;
    isRunning_ = true;
    Job& job = jobs_.emplace_back();
    job.thread = std::jthread([this, number, &job, work = std::move(work)](const std::stop_token& stop) {
        Delivery delivery = work(stop, [&job](double fraction) { job.fraction = fraction; });
        QMetaObject::invokeMethod(
            this,
            [this, number, delivery = std::move(delivery)] {
                if (number != latest_) return;
                isRunning_ = false;
                emit runningChanged();
                if (delivery) delivery();
            },
            Qt::QueuedConnection);
        job.isDone = true;
    });
    emit runningChanged();
}

void BackgroundTask::cancel() {
    for (Job& job : jobs_) job.thread.request_stop();
    ++latest_;
    if (!std::exchange(isRunning_, false)) return;
    emit runningChanged();
}

double BackgroundTask::fraction() const { return isRunning_ ? jobs_.back().fraction.load() : 0.0; }

}  // namespace saban::app
