#pragma once

#include <QDialog>
#include <set>
#include <string>
#include <vector>

#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"

class QDialogButtonBox;
class QLineEdit;
class QListWidget;

namespace saban::app {

/// Features of some kinds to tick in a list that can be searched, whatever case and diacritics.
class FeatureChooser : public QDialog {
    Q_OBJECT

   public:
    FeatureChooser(const layers::Plan& plan, const std::vector<std::string>& kinds, const std::vector<layers::Uid>& chosen, QWidget* parent = nullptr);

    /// In the order of the list; of those given at first, ones that the plan does not hold come last.
    std::vector<layers::Uid> chosen() const;
    QLineEdit& search() { return *search_; }
    QListWidget& list() { return *list_; }

   private:
    void filter(const QString& words);
    void fill(const std::vector<layers::Uid>& chosen);

    layers::Plan plan_;
    std::vector<std::string> kinds_;
    QLineEdit* search_;
    QListWidget* list_;
    QDialogButtonBox* buttons_;
    std::vector<layers::Uid> gone_;
};

}  // namespace saban::app
