#include "viewer/briefing/rehearsal_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <cmath>

#include "viewer/app/live_texts.h"
#include "viewer/briefing/presenter_window.h"

namespace saban::app {

RehearsalDialog::RehearsalDialog(const layers::Plan& plan, const Rehearsal& rehearsal, bool isEditable, QWidget* parent) : QDialog(parent), table_(new QTableWidget(this)) {
    setObjectName(QStringLiteral("rehearsal"));
    table_->setColumnCount(4);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->verticalHeader()->hide();
    double plannedS = 0.0, takenS = 0.0;
    const auto add = [this](const QString& name, double planned, double taken, bool isSum) {
        const int row = table_->rowCount();
        table_->insertRow(row);
        const QString difference = planned > 0.0 ? (taken >= planned ? QStringLiteral("+") : QString()) + timeText(std::round(taken) - std::round(planned)) : QString();
        const QStringList texts{name, planned > 0.0 ? timeText(planned) : QStringLiteral("—"), timeText(std::round(taken)), difference};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            if (column > 0) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (isSum) {
                QFont font = item->font();
                font.setBold(true);
                item->setFont(font);
            }
            table_->setItem(row, column, item);
        }
    };
    for (const auto& [uid, tookS] : rehearsal.times) {
        const auto scene = plan.find<layers::Scene>(uid);
        if (!scene) continue;
        add(QString::fromStdString(scene->title.empty() ? scene->name : scene->title), scene->durationS, tookS, false);
        plannedS += scene->durationS;
        takenS += tookS;
    }
    add({}, plannedS, takenS, true);

    auto* question = new QLabel(this);
    question->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    auto* takes = isEditable ? buttons->addButton(QString(), QDialogButtonBox::AcceptRole) : nullptr;
    if (takes) takes->setObjectName(QStringLiteral("takeOver"));
    auto* leaves = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(table_, 1);
    layout->addWidget(question);
    layout->addWidget(buttons);
    (new LiveTexts(this))->keep([this, question, takes, leaves, isEditable] {
        setWindowTitle(tr("Times of the rehearsal"));
        table_->setHorizontalHeaderLabels({tr("Scene"), tr("Planned"), tr("Taken"), tr("Difference")});
        table_->setAccessibleName(tr("Planned and taken times"));
        table_->item(table_->rowCount() - 1, 0)->setText(tr("Together"));
        question->setText(isEditable ? tr("Should the times that were taken become the planned times of the scenes?") : tr("The plan can only be read: the times cannot become its planned times."));
        if (takes) takes->setText(tr("Use these times"));
        leaves->setText(isEditable ? tr("Keep the plan as it is") : tr("Close"));
        table_->resizeColumnsToContents();
        table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    });
    resize(560, 420);
}

}  // namespace saban::app
