#pragma once

#include <QWidget>
#include <string>

#include "layers/model/feature_ref.h"
#include "viewer/app/findings_model.h"
#include "viewer/app/message_log.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTabWidget;

namespace saban::app {

class SpareWidth;

/// What the rules find in the plan, and what the window told in this run: two tables, sorted and filtered, to be copied. Enter or a
/// double click on a finding asks for its feature.
/// Thread safety: GUI thread.
class FindingsPanel : public QWidget {
    Q_OBJECT

   public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    /// `hasPlan`: there is something to be looked at. `marking`: that of the plan, which goes along with what is copied.
    void setFindings(const std::vector<layers::Finding>& findings, bool hasPlan, const std::string& marking = {});
    const FindingsModel& findings() const { return *model_; }
    MessageLog& log() { return *log_; }
    QTableView& findingsView() { return *findingsView_; }
    QTableView& messagesView() { return *messagesView_; }
    void showFindings();
    void showMessages();

    /// "2 errors, 1 warning"; empty without any of these.
    QString summary() const;

   signals:
    void chosen(const saban::layers::FeatureRef& feature);

   protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    QWidget* makeFindings();
    QWidget* makeMessages();
    QTableView* makeView(QWidget* parent, QAbstractItemModel* model);
    void choose(const QModelIndex& index);
    void copyFindings() const;
    void copyMessages() const;
    void fitFindings();
    void showState();
    void showMessage();
    void retranslateUi();

    FindingsModel* model_;
    FindingsFilter* filter_;
    MessageLog* log_;
    QTabWidget* tabs_;
    QComboBox* severity_;
    QLineEdit* words_;
    QLabel* state_;
    QPushButton *copyFindings_, *copyMessages_;
    QTableView *findingsView_, *messagesView_;
    SpareWidth* spareWidth_;  ///< of the findings
    QLabel* message_;  ///< all of the chosen one
    bool hasPlan_ = false, hasFitted_ = false;
    std::string marking_;
};

}  // namespace saban::app
