#pragma once

#include <QObject>
#include <atomic>
#include <list>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "geo/core/error.h"
#include "layers/compare/comparison.h"
#include "layers/compare/plan_alignment.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

/// Which other state a plan is compared with, and how.
struct CompareRequest {
    PlanPtr mine;
    std::string minePath{};
    PlanPtr other{};                       ///< read before; null: it is read
    std::string otherPath{};               ///< file of the other plan, or of which it is a past state
    std::optional<std::int64_t> pastId{};  ///< of a past state of that file
    layers::MatchRule rule = layers::MatchRule::Identifiers;
    bool isOtherLater = false;
};

struct CompareOutcome {
    CompareRequest request;            ///< with `other` read
    std::optional<geo::Error> error{}; ///< nothing below is there then
    PlanPtr other{};                   ///< in the terms of `mine`
    layers::Alignment alignment{};     ///< without its plan
    std::shared_ptr<const layers::Comparison> comparison{};
};

/// Reads and compares on the calling thread.
CompareOutcome compareNow(CompareRequest request, const std::stop_token& stop = {});

/// Reads and compares on a worker thread. A new request cancels the one before it, whose outcome is never delivered.
/// Thread safety: GUI thread. Destruction stops and waits for the workers.
class CompareLoader : public QObject {
    Q_OBJECT

   public:
    explicit CompareLoader(QObject* parent = nullptr);
    ~CompareLoader() override;

    void start(CompareRequest request);
    void cancel();
    bool isLoading() const { return isLoading_; }

   signals:
    /// On the GUI thread.
    void finished(const saban::app::CompareOutcome& outcome);

   private:
    struct Job {
        std::atomic<bool> isDone{false};
        std::jthread thread;  ///< last: it ends before what it writes to
    };

    std::list<Job> jobs_;
    unsigned latest_ = 0;
    bool isLoading_ = false;
};

}  // namespace saban::app
