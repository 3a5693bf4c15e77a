#include "viewer/app/register_entries.h"

#include <QCoreApplication>
#include <QPointer>
#include <span>
#include <utility>

#include "layers/briefing/register.h"
#include "viewer/app/program_log.h"

namespace saban::app {

RegisterEntries& RegisterEntries::ofProgram() {
    static QPointer<RegisterEntries> shared;
    if (!shared) shared = new RegisterEntries(QCoreApplication::instance());
    return *shared;
}

RegisterEntries::RegisterEntries(QObject* parent) : QObject(parent), thread_([this](const std::stop_token& stop) { work(stop); }) {}

RegisterEntries::~RegisterEntries() = default;

/// What waits is done also after it is to stop.
void RegisterEntries::work(const std::stop_token& stop) {
    for (;;) {
        std::function<void()> next;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, stop, [this] { return !waiting_.empty(); });
            if (waiting_.empty()) return;
            next = std::move(waiting_.front());
            waiting_.pop_front();
        }
        next();
    }
}

void RegisterEntries::enter(Output output, QObject* context, std::function<void(const geo::Warnings&)> told) {
    ++pending_;
    auto entry = [this, output = std::move(output), context = QPointer<QObject>(context), told = std::move(told)] {
        const geo::Warnings warnings = layers::enterOutputs(output.planPath, output.marking, output.what, std::span(&output.file, 1));
        QMetaObject::invokeMethod(
            this,
            [this, warnings, context, told] {
                for (const geo::Warning& warning : warnings) {
                    logTrouble(QString::fromStdString(warning.message));
                    troubles_.push_back(warning);
                }
                --pending_;
                if (context) told(warnings);
                if (pending_ == 0) emit settled(std::exchange(troubles_, {}));
            },
            Qt::QueuedConnection);
    };
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(entry));
    changed_.notify_all();
}

}  // namespace saban::app
