#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "layers/exchange/import_context.h"

namespace saban::layers {

/// Takes the rows of lists of works into an editor: one work item a row.
///
/// A row is about the work item of its uid, or about the structure or route of its uid, as lists of those have them; else about one of its structure or route that is called the same, the n-th of equal names being the n-th; else,
/// where it names no task, about the only work of that structure or route; one that names no structure or route is about the work of that name, or about the
/// structure or route of that name. Other rows are new works of what they name. What names nothing in the plan, or
/// several things, is skipped, by row.
class WorkImport {
 public:
    explicit WorkImport(ImportContext& context) : context_(context) {}

    void take(const ImportJob& job);
    void finish();

 private:
    struct Row {
        const ImportJob* job = nullptr;
        const SourceRow* source = nullptr;
        double percentFactor = 1.0;
    };
    struct Pending {
        WorkItem item{};
        std::shared_ptr<const WorkItem> before{};
    };
    /// The structures and routes that a row means.
    struct Meant {
        std::string text{};  ///< as the row has it; empty: it names none
        std::vector<Uid> features{};
    };

    void indexPlan();
    void takeRow(const Row& row);
    /// Null, and told, when the row is about nothing that could be found.
    Pending* find(const Row& row, const std::string& uid, const Meant& meant, const std::string& task);
    Pending* findByTask(const Row& row, const std::string& uid, const std::string& task);
    Pending* findOnly(const Row& row, const std::string& uid, const Meant& meant);
    Meant meantBy(const Row& row, const Uid& feature) const;
    bool isOfAnother(const Uid& uid) const;
    bool isNameOf(const Uid& feature, const Row& row, const std::string& task) const;
    bool isWork(const std::string& task) const;
    std::vector<Uid> called(const std::string& name) const;
    std::shared_ptr<const WorkItem> freeItem(const std::vector<Uid>& features, const std::string& task) const;
    Pending& add(std::shared_ptr<const WorkItem> before, const std::string& uid);
    void setFields(const Row& row, Pending& pending);
    bool setFeature(const Row& row, const Meant& meant, Pending& pending);

    ImportContext& context_;
    std::vector<Row> rows_;
    std::vector<Pending> batch_;
    std::unordered_map<std::string, std::vector<Uid>> byName_, byFoldedName_;                       ///< structures and routes
    std::unordered_map<Uid, std::vector<std::shared_ptr<const WorkItem>>> worksOf_;                 ///< by structure or route
    std::set<std::string> tasks_;  ///< names of the plan's works
    std::set<Uid> taken_, givenUids_, toldWithoutTask_;
};

}  // namespace saban::layers
