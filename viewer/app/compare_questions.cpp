#include "viewer/app/compare_questions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include "layers/compare/comparison.h"
#include "layers/model/kind_words.h"

namespace saban::app {

namespace {

constexpr std::size_t kMostNamed = 8;

struct Questions {
    Q_DECLARE_TR_FUNCTIONS(saban::app::CompareQuestions)
};

/// "command post 'Sở chỉ huy cơ bản', unit 'Đại đội 1' and 3 more".
QString named(const std::vector<layers::FeatureRef>& features, const layers::Plan& plan) {
    QStringList names;
    for (std::size_t i = 0; i < std::min(features.size(), kMostNamed); ++i) {
        const std::string title = layers::titleInPlan(plan, features[i]);
        names << QString::fromStdString(title.empty() ? layers::kindWord(features[i].kind) : layers::calledInMessages(features[i].kind, title));
    }
    const QString list = names.join(QStringLiteral(", "));
    return features.size() > kMostNamed ? Questions::tr("%1 and %2 more").arg(list).arg(features.size() - kMostNamed) : list;
}

}  // namespace

QString askForOtherPlan(QWidget* parent, const QString& folder) {
    return QFileDialog::getOpenFileName(parent, Questions::tr("Plan to compare with"), folder,
                                        Questions::tr("Plans (*.gpkg)") + QStringLiteral(";;") + Questions::tr("All files (*)"));
}

QString askForTableFile(QWidget* parent, const QString& folder) {
    return QFileDialog::getSaveFileName(parent, Questions::tr("Save the differences"), QDir(folder).filePath(Questions::tr("differences.csv")), Questions::tr("Table (*.csv)"));
}

std::optional<layers::Missing> askAboutCompanions(QWidget* parent, const layers::TakeOver& taken, const layers::Plan& other) {
    QMessageBox box(QMessageBox::Question, Questions::tr("Take over"),
                    Questions::tr("What you chose refers to features that this plan does not hold: %1.").arg(named(taken.companions, other)), QMessageBox::NoButton, parent);
    box.setInformativeText(Questions::tr("Bring them along, or leave these references empty?"));
    box.setTextFormat(Qt::PlainText);
    auto* along = box.addButton(Questions::tr("&Bring them along"), QMessageBox::AcceptRole);
    auto* without = box.addButton(Questions::tr("&Leave empty"), QMessageBox::DestructiveRole);
    along->setObjectName(QStringLiteral("bringAlong"));
    without->setObjectName(QStringLiteral("leaveEmpty"));
    box.addButton(Questions::tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(along);
    box.exec();
    if (box.clickedButton() == along) return layers::Missing::BringAlong;
    if (box.clickedButton() == without) return layers::Missing::LeaveOut;
    return std::nullopt;
}

QString alongInWords(const layers::TakeOver& taken, const layers::Plan& before, const layers::Plan& other) {
    QStringList sentences;
    if (!taken.parts.empty()) sentences << Questions::tr("Came along: %1.").arg(named(taken.parts, other));
    if (!taken.removed.empty()) sentences << Questions::tr("Went along: %1.").arg(named(taken.removed, before));
    if (!taken.changed.empty()) sentences << Questions::tr("No longer refer to what was removed: %1.").arg(named(taken.changed, before));
    if (!taken.loose.empty()) sentences << Questions::tr("Lie below nothing now, since they would lie below themselves: %1.").arg(named(taken.loose, other));
    return sentences.join(QChar(' '));
}

}  // namespace saban::app
