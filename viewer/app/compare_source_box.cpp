#include "viewer/app/compare_source_box.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSignalBlocker>
#include <algorithm>

#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

/// What a row of the list stands for; greater numbers are ids of past states.
enum Row : qlonglong { NoRow = -1, OpeningRow = -2, FileRow = -3, OtherFileRow = -4 };

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::CompareSourceBox)
};

/// "14/05/2026 14:30" in local time, of "2026-05-14T07:30:12Z".
QString localTime(const std::string& utc) {
    const QDateTime at = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate).toLocalTime();
    return at.isValid() ? at.toString(QStringLiteral("dd/MM/yyyy HH:mm")) : QString::fromStdString(utc);
}

qlonglong rowOf(const CompareSource& source) {
    switch (source.sort) {
        case CompareSource::Sort::None: return NoRow;
        case CompareSource::Sort::Opening: return OpeningRow;
        case CompareSource::Sort::File: return FileRow;
        case CompareSource::Sort::Past: return source.pastId;
    }
    return NoRow;
}

}  // namespace

QString calledInSentences(const CompareSource& source) {
    switch (source.sort) {
        case CompareSource::Sort::File: return QFileInfo(source.file).fileName();
        case CompareSource::Sort::Opening: return Words::tr("the state at the opening of this session");
        case CompareSource::Sort::Past: return Words::tr("a past state of this plan");
        case CompareSource::Sort::None: break;
    }
    return {};
}

CompareSourceBox::CompareSourceBox(QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(24);
    connect(this, &QComboBox::activated, this, &CompareSourceBox::choose);
}

void CompareSourceBox::fill(const PlanSession& session, const CompareSource& source) {
    const QSignalBlocker quiet(this);
    source_ = source;
    planFile_ = QString::fromStdString(session.path());
    const auto add = [this](const QString& text, qlonglong row) { addItem(text, QVariant::fromValue(row)); };
    clear();
    add(tr("(choose another state)"), NoRow);
    add(tr("The state at the opening of this session"), OpeningRow);
    if (source.sort == CompareSource::Sort::File) add(QFileInfo(source.file).fileName(), FileRow);
    add(tr("Another plan's file…"), OtherFileRow);
    const auto& states = session.pastStates();
    if (!states.empty()) {
        insertSeparator(count());
        for (const auto& state : states)
            add(tr("Until %1, before: %2 (%3)").arg(localTime(state.until), QString::fromStdString(state.label), QString::fromStdString(state.author)), state.id);
    }
    setCurrentIndex(std::max(0, findData(QVariant::fromValue(rowOf(source)))));
    setToolTip(source.sort == CompareSource::Sort::File ? source.file : currentText());
}

void CompareSourceBox::choose(int index) {
    const qlonglong row = itemData(index).toLongLong();
    if (row == OtherFileRow) {
        setCurrentIndex(std::max(0, findData(QVariant::fromValue(rowOf(source_)))));
        emit fileWanted();
    } else if (row == OpeningRow) {
        emit chosen({.sort = CompareSource::Sort::Opening});
    } else if (row == NoRow) {
        emit chosen({});
    } else if (row >= 0) {
        emit chosen({.sort = CompareSource::Sort::Past, .file = planFile_, .pastId = row});
    }
}

}  // namespace saban::app
