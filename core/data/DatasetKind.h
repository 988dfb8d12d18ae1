#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/data/Dataset.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

struct DatasetRequest {
    std::string argument; ///< what stands behind the name: "mnist:DIR" → "DIR"
    std::uint64_t seed = 0; ///< for sets that are generated
    std::int64_t size = 0; ///< how many items to generate; 0: as many as the kind thinks right
};

/// A kind of data set. A new one is one new file in core/data/sets with its makeX().
class DatasetKind {
public:
    virtual ~DatasetKind() = default;

    virtual std::string name() const = 0; ///< "mnist": what `--data` calls it
    virtual Message summary() const = 0; ///< one sentence
    /// What stands behind the colon, for the help: "DIR"; empty for a set that is built in.
    virtual std::string argumentName() const { return {}; }
    virtual Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const = 0;
};

/// Every kind there is, by file name.
const std::vector<std::unique_ptr<DatasetKind>> &datasetKinds();

/// Opens what `--data` names: "digits", "mnist:DIR". An unknown name is an error that lists the known ones.
Result<std::shared_ptr<const Dataset>> openDataset(const std::string &spec, std::uint64_t seed = 0,
                                                   std::int64_t size = 0);

} // namespace vitrine
