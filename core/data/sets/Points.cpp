#include "core/data/DatasetKind.h"
#include "core/data/PointTableFile.h"

namespace vitrine {

namespace {

class PointsKind final : public DatasetKind {
public:
    std::string name() const override { return "points"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Points from a table (CSV) with the columns x, y and a class or a value."));
    }
    std::string argumentName() const override { return "FILE"; }
    Result<std::shared_ptr<const Dataset>> open(const DatasetRequest &request) const override
    {
        auto table = readPointTable(request.argument);
        if (!table)
            return table.error();
        return std::shared_ptr<const Dataset>(std::make_shared<PointSet>(
            std::filesystem::path(request.argument).filename().string(),
            Message::of(VITRINE_TEXT("core", "Read from %1."), request.argument), *std::move(table)));
    }
};

} // namespace

std::unique_ptr<DatasetKind> makePoints();
std::unique_ptr<DatasetKind> makePoints()
{
    return std::make_unique<PointsKind>();
}

} // namespace vitrine
