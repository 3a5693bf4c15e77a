#pragma once

#include <QDialog>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>

#include "geo/core/bounds.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/exchange/list_preview.h"
#include "layers/model/plan.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace saban::app {

class BackgroundTask;
class ColumnTable;
class CrsChoice;
class LiveTexts;
class PlanSession;

/// Reads a list into the plan: shows its first rows, what they are taken for, and what would come of it before anything changes. What is taken over is one
/// edit, which can be undone.
/// Thread safety: GUI thread; files are read on another one.
class ImportDialog : public QDialog {
    Q_OBJECT

   public:
    /// `tableBounds`: of the ground, in the plan's CRS; nothing: unknown. `catalogue` null: the one that comes with Saban.
    ImportDialog(PlanSession& session, const std::optional<geo::Bounds>& tableBounds, std::shared_ptr<const layers::StructureCatalogue> catalogue, const QString& folder,
                 QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// What a list is taken for unless another kind is chosen; empty, as at first: found out from the list.
    void setUsualKind(const std::string& kind);
    /// Reads that file; what was chosen for another is forgotten.
    void setFile(const QString& file);

    QLineEdit& fileField() { return *file_; }
    QComboBox& kindChoice() { return *kind_; }
    QComboBox& encodingChoice() { return *encoding_; }
    CrsChoice& crsChoice() { return *crs_; }
    ColumnTable& columns() { return *columns_; }
    QPushButton& importButton() { return *import_; }
    bool isReading() const;
    QString summary() const;
    QString refusal() const;
    /// What is skipped and why, and what was decided, one a line.
    QStringList remarks() const;

   public slots:
    void accept() override;
    void reject() override;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    struct Reading;
    void makeFields();
    void makeResults();
    void connectFields();
    void retranslate();
    void titleSheets();
    void chooseFile();
    void readTyped();
    void readSoon();
    void read();
    void show(const Reading& reading);
    void showSheets(const layers::ListPreview& preview);
    void showResult(const layers::Imported& imported, const geo::Warnings& warnings);
    void refuse(const QString& why);
    void showProgress();
    layers::ImportOptions options() const;

    PlanSession& session_;
    std::optional<geo::Bounds> tableBounds_;
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    QString folder_, path_, usualKind_;
    BackgroundTask* task_;
    QTimer readTimer_, progressTimer_;
    std::shared_ptr<const layers::Imported> imported_;
    std::shared_ptr<const layers::Plan> readFor_;  ///< the plan that `imported_` is an edit of

    QLineEdit* file_;
    QPushButton* choose_;
    QComboBox *sheet_, *kind_, *encoding_, *phase_;
    QLabel *phaseTitle_;
    CrsChoice* crs_;
    ColumnTable* columns_;
    QLabel *summary_, *refusal_;
    QTreeWidget* remarks_;
    QProgressBar* progress_;
    QPushButton *import_, *cancel_;
    LiveTexts* texts_;
};

}  // namespace saban::app
