#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "viewer/app/section_chart.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace saban::app {

/// The cross-section beside the table: its chart, what is known of it in numbers, and buttons for what the tool's keys do.
class SectionPanel : public QWidget {
    Q_OBJECT

   public:
    explicit SectionPanel(QWidget* parent = nullptr);

    SectionChart& chart() { return *chart_; }

    void setProfile(std::shared_ptr<const geo::Profile> profile, std::vector<viewer::ProfileMark> marks);
    /// There is nothing to show yet, and why.
    void setNote(const QString& note);
    void setHint(const QString& hint);
    void setHasSection(bool has);
    bool isBlockCut() const;

   signals:
    void drawRequested();
    void alongSelectionRequested();
    void flipRequested();
    void moveRequested(double steps);
    void closeRequested();
    void exportPictureRequested();
    void exportTableRequested();
    void blockCutChanged(bool isCut);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    QPushButton* addButton(const char* name);
    void showFacts();
    void retranslateUi();

    SectionChart* chart_;
    QLabel *facts_, *hint_;
    QCheckBox* cut_;
    QPushButton *draw_, *along_, *flip_, *nearer_, *farther_, *picture_, *table_, *close_;
};

}  // namespace saban::app
