#include "viewer/briefing/ink_keeping.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QMessageBox>
#include <QPointer>
#include <QProgressDialog>
#include <QPushButton>
#include <algorithm>
#include <utility>

#include "layers/briefing/briefing.h"
#include "layers/store/who_and_when.h"
#include "viewer/app/plan_session.h"
#include "viewer/briefing/briefing_tools.h"
#include "viewer/briefing/presented_plan.h"
#include "viewer/briefing/stroke_notes.h"

namespace saban::app {

namespace {

void keep(const std::vector<layers::Remark>& notes, const std::string& planPath, PlanSession& session, const QPointer<QWidget>& window) {
    QPointer<QProgressDialog> busy;
    if (planPath != session.path()) {
        busy = new QProgressDialog(BriefingTools::tr("The strokes are being kept in '%1'…").arg(QString::fromStdString(planPath)), QString(), 0, 0, window);
        busy->setWindowTitle(BriefingTools::tr("Strokes of the briefing"));
        busy->setWindowModality(Qt::WindowModal);
    }
    const auto edit = [notes](const layers::Plan& plan) { return keepingEdit(plan, notes); };
    editPresented(planPath, session, edit, [notes, planPath, &session, window, busy](const QString& why) {
        delete busy;
        if (!why.isEmpty()) askToKeep(notes, planPath, session, window, why);
    });
}

}  // namespace

std::vector<layers::Remark> notesOf(const std::map<layers::Uid, InkSheets::Strokes>& ink, const layers::Briefing* briefing) {
    const auto now = layers::parseMoment(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString()).value_or(layers::Moment{});
    std::vector<layers::Remark> notes;
    for (const auto& [scene, drawn] : ink) {
        QString name = BriefingTools::tr("Pen"), told = BriefingTools::tr("Drawn in a briefing.");
        for (std::size_t i = 0; briefing && i < briefing->scenes.size(); ++i) {
            if (briefing->scenes[i].scene->uid != scene) continue;
            name = BriefingTools::tr("Pen: scene %1").arg(i + 1);
            told = BriefingTools::tr("Drawn in a briefing, in scene %1, “%2”.").arg(QString::number(i + 1), QString::fromStdString(briefing->scenes[i].title()));
            break;
        }
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            layers::Remark note = noteOf(drawn[i]);
            note.name = (drawn.size() > 1 ? QStringLiteral("%1 (%2)").arg(name).arg(i + 1) : name).toStdString();
            note.note = told.toStdString();
            note.author = layers::userName();
            note.at = now;
            notes.push_back(std::move(note));
        }
    }
    // Of one moment, strokes are painted in the order of their uids: later ones lie on earlier ones again.
    std::vector<layers::Uid> uids(notes.size());
    std::generate(uids.begin(), uids.end(), layers::newUid);
    std::sort(uids.begin(), uids.end());
    for (std::size_t i = 0; i < notes.size(); ++i) notes[i].uid = std::move(uids[i]);
    return notes;
}

layers::Edit keepingEdit(const layers::Plan& plan, std::vector<layers::Remark> notes) {
    layers::PlanEditor editor(plan);
    editor.put(std::move(notes));
    return editor.finish(QCoreApplication::translate("saban::app::BriefingTools", "Keep the pen's strokes").toStdString());
}

void askToKeep(std::vector<layers::Remark> notes, const std::string& planPath, PlanSession& session, QWidget* window, const QString& trouble) {
    if (notes.empty()) return;
    const QString text = planPath == session.path() ? BriefingTools::tr("What was drawn in the briefing is not kept yet. Strokes: %1. Keep them as notes of the plan?").arg(notes.size())
                                                    : BriefingTools::tr("What was drawn in the briefing is not kept yet. Strokes: %1. Keep them as notes of the plan '%2', which was presented?")
                                                          .arg(QString::number(notes.size()), QString::fromStdString(planPath));
    auto* question = new QMessageBox(QMessageBox::Question, BriefingTools::tr("Strokes of the briefing"), text, QMessageBox::NoButton, window);
    question->setObjectName(QStringLiteral("keep_ink"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    if (!trouble.isEmpty()) question->setInformativeText(BriefingTools::tr("They could not be kept: %1").arg(trouble));
    QPushButton* keeps = question->addButton(BriefingTools::tr("Keep as notes"), QMessageBox::AcceptRole);
    question->addButton(BriefingTools::tr("Discard"), QMessageBox::RejectRole);
    question->setDefaultButton(keeps);
    QObject::connect(question, &QMessageBox::buttonClicked, &session, [question, keeps, planPath, window = QPointer(window), &session, notes = std::move(notes)](QAbstractButton* clicked) {
        question->close();
        if (clicked == keeps) keep(notes, planPath, session, window);
    });
    question->open();
}

}  // namespace saban::app
