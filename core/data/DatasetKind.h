#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/data/Dataset.h"
#include "core/data/NumberOptions.h"
#include "core/data/PictureFiles.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

struct DatasetRequest {
    std::string argument; ///< what stands behind the name: "mnist:DIR" → "DIR"
    std::uint64_t seed = 0; ///< for sets that are generated
    NumberOptions options; ///< a value for each of the kind's options()
    PictureLoader loadPicture; ///< of sets of picture files; never empty
};

/// A kind of data set. A new one is one new file in core/data/sets with its makeX().
class DatasetKind {
public:
    virtual ~DatasetKind() = default;

    virtual std::string name() const = 0; ///< "mnist": what `--data` calls it
    virtual Message summary() const = 0; ///< one sentence
    /// What stands behind the colon, for the help: "DIR"; empty for a set that is built in.
    virtual std::string argumentName() const { return {}; }
    /// The arguments there are, where they are few; without one the first is meant.
    virtual std::vector<std::string> choices() const { return {}; }
    /// What else may stand behind the colon, of a set that is generated: "spiral:noise=0.1,size=500".
    virtual const std::vector<NumberSpec> &options() const;
    virtual Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const = 0;
};

/// Every kind there is, by file name.
const std::vector<std::unique_ptr<DatasetKind>> &datasetKinds();

/// How a kind is written: "digits", "mnist:DIR".
std::string usageOf(const DatasetKind &kind);

/// Opens what `--data` names: "digits", "mnist:DIR", "spiral:noise=0.1,size=500". An unknown name is an error that
/// lists the known ones. Points of the plane may be seen as features: "spiral:features=x,y,xy,noise=0.1". `size`: how
/// many items to generate, where the name itself doesn't say; 0: the usual number. Without a `loadPicture` only PGM and
/// PPM files are read.
Result<std::shared_ptr<const Dataset>> openDataset(const std::string &spec, std::uint64_t seed = 0,
                                                   std::int64_t size = 0, PictureLoader loadPicture = {});

} // namespace vitrine
