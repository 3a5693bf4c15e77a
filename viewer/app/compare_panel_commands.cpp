// What is done with the differences: they are ticked, taken over, copied and saved.
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QSaveFile>
#include <utility>

#include "layers/compare/comparison_table.h"
#include "layers/exchange/marking.h"
#include "viewer/app/background_task.h"
#include "viewer/app/compare_panel.h"
#include "viewer/app/compare_questions.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/register_entries.h"

namespace saban::app {

namespace {

/// Of a list that holds what two plans say.
std::string markingOf(const PlanPtr& own, const PlanPtr& other) {
    const auto wordsOf = [](const PlanPtr& plan) { return plan ? plan->settings.marking : std::string(); };
    return markingOfBoth(wordsOf(own), wordsOf(other));
}

}  // namespace

/// What is being taken over, of which states.
struct ComparePanel::Taking {
    std::vector<layers::Chosen> chosen{};
    std::optional<layers::Missing> missing{};  ///< as a person answered; nothing: nobody was asked yet
    PlanPtr before{};
    PlanPtr other{};  ///< that was shown when it was asked for, whatever is shown meanwhile
};

void ComparePanel::tickListed(bool isTicked) {
    if (!comparison()) return;
    std::vector<int> rows;
    if (isTicked) {
        for (const std::size_t row : filter_->rows()) rows.push_back(static_cast<int>(row));
    } else {
        for (int row = 0; row < model_->rowCount(); ++row) rows.push_back(row);
    }
    model_->tick(rows, isTicked);
}

void ComparePanel::takeOverTicked() { takeOver(model_->ticked()); }

bool ComparePanel::isTakingOver() const { return taking_->isRunning(); }

void ComparePanel::takeOver(const std::vector<layers::Chosen>& chosen) {
    if (!chosen.empty() && !isTakingOver() && outcome_.other) startTaking({.chosen = chosen, .other = outcome_.other});
}

void ComparePanel::startTaking(Taking taking) {
    if (!session_.plan()) return;
    taking.before = session_.plan();
    tell({});
    taking_->start([this, taking = std::move(taking)](const std::stop_token& stop, const geo::Progress& progress) -> BackgroundTask::Delivery {
        const auto missing = taking.missing.value_or(layers::Missing::BringAlong);
        auto taken = std::make_shared<const layers::TakeOver>(layers::takenOver(*taking.before, *taking.other, taking.chosen, missing, stop, progress));
        return [this, taking, taken] { finishTaking(taking, *taken); };
    });
}

void ComparePanel::finishTaking(const Taking& taking, const layers::TakeOver& taken) {
    if (session_.plan() != taking.before) return startTaking(taking);  // it was edited meanwhile
    if (!taking.missing && !taken.companions.empty()) {
        const std::string path = session_.path();
        const auto missing = askAboutCompanions(this, taken, *taking.other);
        // While the question was open the plan may have changed, or another may have come in its place.
        if (!missing || !session_.plan() || session_.path() != path) return;
        if (*missing != layers::Missing::BringAlong || session_.plan() != taking.before) return startTaking({.chosen = taking.chosen, .missing = missing, .other = taking.other});
    }
    if (session_.apply(taken.edit)) tell(alongInWords(taken, *taking.before, *taking.other));
}

void ComparePanel::copyTable() {
    if (!comparison()) return;
    const QString lines = QString::fromStdString(layers::comparisonText(*comparison(), filter_->rows(), style()));
    QApplication::clipboard()->setText(withMarkingLines(lines, markingOf(session_.plan(), outcome_.other)));
}

void ComparePanel::saveTable() {
    const QString folder = QFileInfo(QString::fromStdString(session_.path())).path();
    if (const QString file = askForTableFile(this, folder); !file.isEmpty()) saveTableAs(file);
}

bool ComparePanel::saveTableAs(const QString& file) {
    if (!comparison()) return false;
    const std::string marking = markingOf(session_.plan(), outcome_.other);
    const std::string table = layers::withMarkingColumn(layers::comparisonCsv(*comparison(), filter_->rows(), style()), marking);
    QSaveFile out(file);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.write(table.data(), static_cast<qint64>(table.size())) == static_cast<qint64>(table.size()) && out.commit();
    if (isWritten)
        RegisterEntries::ofProgram().enter({.planPath = session_.path(), .marking = marking, .what = "comparison", .file = file.toStdString()}, this, [this](const geo::Warnings& warnings) {
            if (!warnings.empty()) tell(QString::fromStdString(warnings.front().message));
        });
    tell(isWritten ? tr("The differences are in '%1'.").arg(file)
                   : tr("Cannot write the differences to '%1': %2. Choose a folder that you may write to and that has room.").arg(file, out.errorString()));
    return isWritten;
}

}  // namespace saban::app
