#pragma once

#include <QAction>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <functional>
#include <string>
#include <vector>

#include "geo/raster/raster_file.h"
#include "viewer/app/recent_plans.h"

class QWidget;

namespace saban::app {

class BackgroundTask;
class ExportDialog;
class ImportDialog;
class NewPlanWizard;
class PlanDesk;
class Stage;
class WindowActions;

/// The ways to a plan and out of it: the assistant, the sample exercise, recent plans with their pictures, lists that are read in and written.
/// Thread safety: GUI thread.
class PlanStart : public QObject {
    Q_OBJECT

   public:
    /// Puts its actions into the menu of files. `folder`: where files are looked for at first.
    PlanStart(QWidget& window, Stage& stage, PlanDesk& desk, WindowActions& actions, geo::NetworkPolicy network, std::function<QString()> folder, QObject* parent = nullptr);
    ~PlanStart() override;

    RecentPlans& recent() { return *recent_; }
    /// Where the sample exercise comes from; empty: there is none.
    void setSample(const QString& folder);
    /// Where its copies are made.
    void setSamplePlace(const QString& folder) { samplePlace_ = folder; }

    /// Null while they are not open.
    NewPlanWizard* assistantWindow() const;
    ImportDialog* importWindow() const;
    ExportDialog* exportWindow() const;

    /// Of the plan that is open, if its picture is final.
    void keepPicture();
    void retranslateUi();

    QAction *assistant, *importList, *exportList, *close;

   public slots:
    void makePlan();
    void openSample();
    /// `kind`: what lists are taken for at first; empty: found out.
    void importInto(const std::string& kind = {});
    /// Empty kinds: all that the plan has.
    void exportFrom(const std::vector<std::string>& kinds = {});

   signals:
    void openRequested(const QStringList& files);
    void closeRequested();

   private:
    void connectStartPage();
    void copySampleTo(const QString& place);
    void tellMissing(const QString& path);
    void planOpened();
    QString folderOfPlan() const;

    QWidget& window_;
    Stage& stage_;
    PlanDesk& desk_;
    geo::NetworkPolicy network_;
    std::function<QString()> folder_;
    RecentPlans* recent_;
    BackgroundTask* copying_;
    QString sample_, samplePlace_;
    QString importsInto_;  ///< a plan that is being made to read a list into
    QPointer<NewPlanWizard> wizard_;
    QPointer<ImportDialog> import_;
    QPointer<ExportDialog> export_;
};

}  // namespace saban::app
