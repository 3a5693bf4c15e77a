#include "viewer/app/compare_loader.h"

#include <QMetaObject>
#include <utility>

#include "layers/store/plan_store.h"

namespace saban::app {

namespace {

geo::Result<layers::Plan> readOther(const CompareRequest& request) {
    const auto store = layers::PlanStore::open(request.otherPath, layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    if (request.pastId) return (*store)->past(*request.pastId);
    return (*store)->plan();
}

}  // namespace

CompareOutcome compareNow(CompareRequest request, const std::stop_token& stop) {
    CompareOutcome outcome;
    if (!request.other) {
        auto read = readOther(request);
        if (!read) {
            outcome.error = read.error();
            outcome.request = std::move(request);
            return outcome;
        }
        request.other = std::make_shared<const layers::Plan>(*std::move(read));
    }
    auto aligned = layers::alignedWith(*request.mine, request.minePath, *request.other, request.otherPath, request.rule, stop);
    if (aligned) {
        outcome.other = std::make_shared<const layers::Plan>(std::exchange(aligned->plan, {}));
        outcome.comparison = std::make_shared<const layers::Comparison>(request.isOtherLater ? layers::compared(*request.mine, *outcome.other, aligned->byName)
                                                                                             : layers::compared(*outcome.other, *request.mine, aligned->byName));
        outcome.alignment = *std::move(aligned);
    } else {
        outcome.error = aligned.error();
    }
    outcome.request = std::move(request);
    return outcome;
}

CompareLoader::CompareLoader(QObject* parent) : QObject(parent) {}

CompareLoader::~CompareLoader() { cancel(); }

void CompareLoader::start(CompareRequest request) {
    cancel();
    const unsigned number = latest_;
    isLoading_ = true;
    Job& job = jobs_.emplace_back();
    job.thread = std::jthread([this, number, &job, request = std::move(request)](std::stop_token stop) {
        CompareOutcome outcome = compareNow(request, stop);
        QMetaObject::invokeMethod(
            this,
            [this, number, outcome = std::move(outcome)] {
                if (number != latest_) return;
                isLoading_ = false;
                emit finished(outcome);
            },
            Qt::QueuedConnection);
        job.isDone = true;
    });
}

void CompareLoader::cancel() {
    for (Job& job : jobs_) job.thread.request_stop();
    jobs_.remove_if([](const Job& job) { return job.isDone.load(); });
    ++latest_;
    isLoading_ = false;
}

}  // namespace saban::app
