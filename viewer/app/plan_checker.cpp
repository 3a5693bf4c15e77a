#include "viewer/app/plan_checker.h"

#include <QDate>
#include <QMetaObject>
#include <string>
#include <utility>

#include "viewer/app/plan_control.h"

namespace saban::app {

namespace {

/// What a run of the rules needs, taken on the GUI thread.
struct CheckInput {
    PlanPtr plan;
    std::string path;
    std::shared_ptr<const layers::StructureCatalogue> catalogue;
    layers::ConventionProfilePtr conventions;
    std::optional<geo::Bounds> table;
    layers::Day today;
};

/// Nothing when asked to stop.
std::optional<std::vector<layers::Finding>> findingsOf(const CheckInput& input, std::unique_ptr<layers::KnownSigns>& signs, const std::stop_token& stop) {
    if (!signs || signs->conventions() != input.conventions) signs = std::make_unique<layers::KnownSigns>(input.conventions);
    const layers::StructureCatalogue& catalogue = input.catalogue ? *input.catalogue : layers::defaultCatalogue();
    const layers::CheckContext context{.isKnownType = [&](const std::string& type) { return catalogue.find(type) != nullptr; },
                                       .catalogue = &catalogue,
                                       .isKnownCode = [&](const std::string& code) { return signs->isKnown(code); },
                                       .table = input.table,
                                       .today = input.today,
                                       .planPath = input.path};
    std::vector<layers::Finding> all;
    for (const std::string_view rule : layers::checkRules()) {
        if (stop.stop_requested()) return std::nullopt;
        const std::string name(rule);
        if (auto found = layers::runChecks(*input.plan, context, std::span(&name, 1)))
            for (layers::Finding& finding : *found) all.push_back(std::move(finding));
    }
    return all;
}

}  // namespace

PlanChecker::PlanChecker(PlanSession& session, PlanControl& control, QObject* parent) : QObject(parent), session_(session), control_(control) {
    timer_.setSingleShot(true);
    timer_.setInterval(kDelayMs);
    connect(&timer_, &QTimer::timeout, this, &PlanChecker::start);
    connect(&session_, &PlanSession::opened, this, &PlanChecker::check);
    connect(&session_, &PlanSession::edited, this, &PlanChecker::check);
}

PlanChecker::~PlanChecker() { stop_.request_stop(); }

void PlanChecker::setTableBounds(const std::optional<geo::Bounds>& bounds) {
    if (bounds == table_) return;
    table_ = bounds;
    check();
}

void PlanChecker::check() {
    stop_.request_stop();
    ++latest_;
    isRunning_ = false;
    timer_.start();
}

void PlanChecker::start() {
    if (!session_.plan()) {
        findings_.clear();
        emit checked();
        return;
    }
    CheckInput input{.plan = session_.plan(), .path = session_.path(), .catalogue = control_.catalogue(), .conventions = control_.conventions(), .table = {}, .today = {}};
    input.table = input.plan->settings.bounds ? input.plan->settings.bounds : table_;
    input.today = {QDate::currentDate().toString(Qt::ISODate).toStdString()};
    stop_ = std::stop_source();
    isRunning_ = true;
    worker_.submit([this, number = latest_, input = std::move(input), signs = signs_, stop = stop_.get_token()](const std::stop_token&) {
        auto found = findingsOf(input, *signs, stop);
        if (!found) return;
        QMetaObject::invokeMethod(this, [this, number, found = *std::move(found)] {
            if (number != latest_) return;
            isRunning_ = false;
            findings_ = found;
            emit checked();
        }, Qt::QueuedConnection);
    });
}

}  // namespace saban::app
